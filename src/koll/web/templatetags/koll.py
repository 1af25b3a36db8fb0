"""What every template can say without asking for it."""

from django import template

register = template.Library()
