"""Goods of a deal, their quantities, the control entries named for them; legal references."""
