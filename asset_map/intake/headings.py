"""What the headings of a list may mean, and what an officer said of them as a mapping."""

import re
from collections.abc import Mapping as Said
from collections.abc import Sequence

from asset_map.intake.columns import ALSO, COLUMNS, plain
from asset_map.intake.mapping import FirstOf, Joined, Mapping, Taken

# Headings that councils' lists have, likeliest first, in the spelling of `plain`.
ALIKE = {
    "id": ("ref", "refno", "reference", "referencenumber", "recordid", "uniqueid", "uprn"),
    "name": (
        *("groupname", "title", "organisationname", "organizationname", "activityname", "group"),
        *("activity", "servicename", "service", "nameofgroup", "nameoforganisation", "hubname"),
    ),
    "kind": ("type", "typeofgroup", "assettype", "kindofgroup"),
    "description": (
        *("about", "details", "summary", "whathappens", "information", "notes", "whatwedo"),
        *("whattheydo", "whatitis", "whatson"),
        *("descriptionofactivity", "activitydescription"),
    ),
    "organization": ("runby", "organiser", "organizer", "provider", "providername", "charity"),
    "venue": ("venuename", "location", "building", "place", "locationname", "where"),
    "latitude": ("geolat", "latitudewgs84"),
    "longitude": ("geolong", "longitudewgs84"),
    "postcode": ("postalcode", "venuepostcode", "pcd", "pcds"),
    "address": (
        *("address1", "addressline1", "address2", "addressline2", "street", "streetaddress"),
        *("venueaddress", "fulladdress", "town", "city"),
    ),
    "days": ("day", "when", "dayofweek", "meetingdays", "dayandtime"),
    "start_time": ("start", "starts", "time", "from", "starttimes", "times"),
    "end_time": ("end", "ends", "finish", "to", "until", "finishtime"),
    "cost": ("price", "charge", "charges", "fee", "fees", "costs"),
    "min_age": ("agefrom", "minimumage", "fromage", "agemin"),
    "max_age": ("ageto", "maximumage", "toage", "agemax"),
    "step_free": ("stepfreeaccess", "wheelchairaccess", "accessible", "wheelchairaccessible"),
    "interests": ("categories", "category", "tags", "activities", "interest"),
    "looking_for": ("volunteersneeded", "wanted", "volunteering"),
    "website": ("web", "url", "webaddress", "link", "webpage"),
    "email": ("emailaddress", "contactemail"),
    "phone": (
        *("telephone", "tel", "phonenumber", "telephonenumber", "contactnumber", "mobile"),
        *("contactphone", "landline", "telno", "phoneno", "telephoneno", "contactno", "mobileno"),
    ),
    "assured_date": ("lastchecked", "lastupdated", "lastconfirmed", "datechecked", "checkedon"),
}
# Two headings of one meaning: of these both are read, of the others the first that is filled in.
JOINED = ("address", "description", "interests")
_SPELLINGS = {spelling: column for column, several in ALIKE.items() for spelling in several}
_OURS = {plain(column): column for column in COLUMNS} | ALSO


def likely(headings: Sequence[str]) -> dict[str, str]:
    """For each heading the column of ours that it may mean, or "" where we cannot tell.

    Our own names go first, and a column is found twice only where two are joined.
    """
    found = {heading: _OURS.get(plain(heading), "") for heading in headings if plain(heading)}
    taken = set(found.values())
    for heading in found:
        column = _meant(heading)
        if not found[heading] and (column not in taken or column in JOINED):
            found[heading] = column
            taken.add(column)
    return found


def _meant(heading: str) -> str:
    """Of "Cost (£)", "Day(s)" and "Tel No." what stands outside brackets counts, letters alone."""
    bare = re.sub(r"\([^)]*\)|[^a-z0-9]", "", plain(heading))
    return _SPELLINGS.get(plain(heading)) or _SPELLINGS.get(bare) or _OURS.get(bare, "")


def mapping_of(said: Said[str, str]) -> Mapping:
    """What was said of each heading, as a mapping; "" leaves a heading aside."""
    headings: dict[str, list[str]] = {}
    for heading, column in said.items():
        headings.setdefault(column, []).append(heading)
    aside = tuple(headings.pop("", ()))
    return Mapping({name: _taken(name, found) for name, found in headings.items()}, aside=aside)


def says_enough(said: Said[str, str]) -> bool:
    """Whether it says what things are called, and where they are."""
    found = set(said.values())
    return "name" in found and ("postcode" in found or {"latitude", "longitude"} <= found)


def _taken(column: str, headings: list[str]) -> Taken:
    if column in JOINED and len(headings) > 1:
        return Joined(tuple((heading,) for heading in headings))
    return FirstOf(tuple(headings))
