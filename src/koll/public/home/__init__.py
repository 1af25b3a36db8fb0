"""What anybody may read of the first page, duties and search."""

from koll.public.home._front import about_page, duties_page, front_page, ledger_head_on, year_of_all

__all__ = ["about_page", "duties_page", "front_page", "ledger_head_on", "year_of_all"]
