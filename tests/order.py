"""Which files are run first: one that takes long and begins last leaves others idle."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
# The longest first, those that mostly wait among those that reckon. The rest take seconds.
LONG = (
    "web/test_every_page_on_a_phone.py",
    "web/test_every_page_on_a_desk.py",
    "test_privacy.py",
    "web/test_soak.py",
    "web/test_every_page_without_javascript.py",
    "cli/test_serve.py",
    "cli/test_db.py",
    "web/test_store_killed.py",
    "web/test_imports.py",
    "web/test_gaps.py",
    "notebooks/test_notebooks.py",
    "web/test_shortlist_browser.py",
    "cli/test_kills.py",
    "intake/test_killed_import.py",
    "test_wheel.py",
    "web/test_gaps_browser.py",
    "web/test_fuzz_api.py",
    "web/test_fuzz.py",
    "web/test_fuzz_signed_in.py",
    "web/test_languages_browser.py",
    "web/test_embed_browser.py",
    "web/test_conversation_browser.py",
    "web/test_review_pages.py",
    "web/test_map_browser.py",
    "web/test_browser.py",
    "web/test_imports_browser.py",
    "web/test_gap_waiting.py",
    "gaps/test_many_machines.py",
    "web/test_handouts.py",
    "web/test_who_may.py",
    "web/test_no_word_escapes.py",
    "cli/test_evaluate.py",
    "cli/test_gaps.py",
    "cli/test_db_elsewhere.py",
    "cli/test_full_disk.py",
    "web/test_accounts_browser.py",
    "web/test_hostile.py",
    "web/test_filters.py",
    "web/test_openid.py",
    "store/test_cluster.py",
    "store/test_backup.py",
    "interests/test_refusals.py",
    "interests/test_opinions.py",
    "interests/test_listen_quality.py",
    "intake/test_import_listings.py",
    "intake/test_bombs.py",
    "upkeep/test_review.py",
    "web/test_conversation.py",
    "test_privacy_accounts.py",
    "store/test_imports.py",
    "upkeep/test_history.py",
    "web/test_records.py",
    "web/test_care.py",
    "web/test_suggest.py",
    "intake/test_import_command.py",
    "store/test_scratch.py",
    "web/test_stewards.py",
    "test_privacy_network.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    place = {HERE / name: number for number, name in enumerate(LONG)}
    items.sort(key=lambda item: place.get(item.path, len(LONG)))
