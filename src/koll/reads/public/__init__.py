"""What the public still reads through inside pages: descriptions, maps, accounts and search. Nothing else."""

from koll.public.home import Hit
from koll.reads.descriptions import AnswerPage, BodyMap, ChallengeMapPage, OccasionPage
from koll.reads.finance import AccountsPage, AccountsView, BodyEconomy, GoalInAccounts
from koll.reads.public.front import search_page
from koll.reads.public.told import accounts, body_map, description, maps, pictures, reports

__all__ = [
    "AccountsPage",
    "AccountsView",
    "AnswerPage",
    "BodyEconomy",
    "BodyMap",
    "ChallengeMapPage",
    "GoalInAccounts",
    "Hit",
    "OccasionPage",
    "accounts",
    "body_map",
    "description",
    "maps",
    "pictures",
    "reports",
    "search_page",
]
