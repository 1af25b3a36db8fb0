"""What every page has around it: who asks, who may reach it, shell, components, assets."""
