"""What anybody may read of bodies, companies and their stories."""

from koll.public.organisation._body_story import story_of_body
from koll.public.organisation._ownership import OWNER_DUTIES, CompanyPage, bound_on, company_page

__all__ = ["OWNER_DUTIES", "CompanyPage", "bound_on", "company_page", "story_of_body"]
