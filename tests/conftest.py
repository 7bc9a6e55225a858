"""Settings that all tests share."""

from hypothesis import settings

settings.register_profile("cxjourney", derandomize=True, deadline=None, database=None)
settings.load_profile("cxjourney")
