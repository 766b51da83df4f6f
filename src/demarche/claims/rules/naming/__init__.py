"""Names in prose: firms, institutes, persons and vessels, in capitals or not."""
