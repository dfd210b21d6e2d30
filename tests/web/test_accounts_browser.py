"""Signing in in a real browser: by keyboard, without scripts, on narrow screens, for everyone."""

import os

import pytest

from asset_map.model.account import Role
from tests.web.members import PASSWORD, again, join, let_in
from tests.web.watched import DESKTOP, NARROW, violations, watching

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("ASSET_MAP_NO_BROWSER" in os.environ, reason="ASSET_MAP_NO_BROWSER is set"),
]


def looks_well(page, picture, name: str, size: tuple[int, int]) -> None:
    picture(page, f"{name}-{size[0]}")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert violations(page) == []


@pytest.mark.parametrize("size", [DESKTOP, NARROW], ids=["desktop", "narrow"])
def test_every_page_of_theirs_is_accessible_and_never_scrolls_sideways(
    app, browser, site, picture, size
):
    root = join(app, Role.ADMINISTRATOR, "Root Example")
    ada = join(app, Role.OFFICER, "Adalbertina Featherstonehaugh-Cholmondeley" * 2)
    with watching(browser, site, size) as watched:
        looks_well(watched.open("/sign-in"), picture, "sign-in", size)
        token = let_in(app, root).token
        watched.page.context.add_cookies([{"name": "asset-map", "value": token, "url": site}])
        pages = {
            "account": "/account",
            "second-step": "/account/second-step",
            "accounts": "/accounts",
            "one-account": f"/accounts/{ada.id}",
            "link-gone": "/password/none",
        }
        for name, path in pages.items():
            looks_well(watched.open(path), picture, name, size)
        watched.open(f"/accounts/{ada.id}")
        watched.page.get_by_role("button", name="Make a link").click()
        watched.page.wait_for_selector("#link")
        looks_well(watched.page, picture, "account-link", size)
        watched.open(watched.page.input_value("#link").removeprefix(site))
        looks_well(watched.page, picture, "choose-password", size)


def test_somebody_signs_in_by_keyboard_without_scripts_and_out_again(app, browser, site):
    ada = join(app, Role.OFFICER)
    with watching(browser, site, java_script_enabled=False) as watched:
        page = watched.open("/account")
        page.get_by_label("E-mail address").focus()
        page.keyboard.type(ada.email)
        page.keyboard.press("Tab")
        page.keyboard.type("not the password")
        page.keyboard.press("Enter")
        page.wait_for_selector(".govuk-error-summary")
        assert page.get_by_label("Password").input_value() == ""
        page.get_by_label("Password").focus()
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site}/account")
        page.get_by_role("button", name="Sign out").focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site}/sign-in?done=out")
        assert page.context.cookies() == []


def test_an_administrator_changes_a_role_in_the_browser(app, browser, site):
    root, ada = join(app, Role.ADMINISTRATOR), join(app, Role.WORKER, "Ada of the ward")
    with watching(browser, site) as watched:
        page = watched.open("/sign-in")
        page.get_by_label("E-mail address").fill(root.email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("link", name="Accounts").click()
        page.get_by_role("link", name="Ada of the ward").click()
        page.get_by_label("Officer").check()
        page.get_by_role("button", name="Change it").click()
        page.get_by_role("status").wait_for()
    assert again(app, ada).role is Role.OFFICER
