"""What anybody may read of the first page, duties and search."""

from koll.public.home._front import about_page, duties_page, front_page, ledger_head_on, year_of_all
from koll.public.home._search import PER_PAGE, Hit, SearchPage

__all__ = ["PER_PAGE", "Hit", "SearchPage", "about_page", "duties_page", "front_page", "ledger_head_on", "year_of_all"]
