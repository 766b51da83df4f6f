"""What others read: tables, FollowTheMoney entities, graphs, calendars, made from a desk's plain values."""
