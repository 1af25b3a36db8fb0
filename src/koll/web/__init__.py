"""The signed-in surface: pages for officers and elected."""
