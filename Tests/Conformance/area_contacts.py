#!/usr/bin/env python3
"""Writes the contacts that were researched as a table, for the test of the area packs.

usage: area_contacts.py areas.json > Tests/ShippedPathwaysTests/Fixtures/area-contacts.tsv

It knows nothing of the packs: a pack that loses a contact or changes a digit fails the test.
A number is `unconfirmed` where the research has none. 999 beside 101 is left out: it is the
emergency number everywhere, not a number for the night.
"""
import json
import sys

PACKS = {
    "staffordshire-stoke": "staffordshire", "derby-derbyshire": "derbyshire",
    "dorset": "dorset", "hertfordshire": "hertfordshire",
}
AUTHORITIES = {
    "staffordshire-cc": "staffordshire_county", "stoke-on-trent": "stoke_on_trent",
    "derby-city": "derby_city", "derbyshire-cc": "derbyshire_county",
    "dorset-council": "dorset_council", "bcp-council": "bcp_council",
    "hertfordshire-cc": "hertfordshire_county",
}
PURPOSES = {
    "children_front_door": "childrens_front_door", "adult_front_door": "adults_front_door",
    "children_out_of_hours": "out_of_hours", "out_of_hours_social_care": "out_of_hours",
    "children_consultation_line": "childrens_advice", "homelessness_duty": "homelessness",
    "rough_sleeping": "rough_sleeping", "police_force": "police",
    "police_modern_slavery_unit": "police_unit", "scotland_police_unit": "police_unit",
    "police_intelligence_form": "police_intelligence", "northern_ireland_entry": "police",
    "partnership": "partnership", "safeguarding_adults_board": "adults_board",
    "safeguarding_children_partnership": "childrens_board", "procedures_manual": "procedures",
    "local_referral_pathway": "local_pathway", "local_support_provider": "other_support",
    "ictg": "guardian", "ictg_line": "guardian", "helpline": "helpline",
    "anonymous_reporting": "anonymous_reporting", "emergency": "emergency",
    "adult_support_referral": "adult_support", "labour_enforcement": "labour_enforcement",
    "child_protection_helpline": "child_protection_helpline",
    "scotland_support_women_sexual_exploitation": "adult_support",
    "scotland_support_other_adults": "adult_support",
    "northern_ireland_support_women": "adult_support",
}
COLUMNS = [
    "pack", "authority", "district", "purpose", "phone", "confidence", "out_of_hours",
    "out_of_hours_confidence", "conflict", "superseded",
]


def row(pack, authority, district, purpose, entry):
    night = entry.get("out_of_hours")
    if night == "999":
        night = None
    old = [item["phone"] for item in entry.get("superseded", [])]
    rivals = [entry.get("phone_alternative"),
              entry.get("conflict", {}).get("out_of_hours_alternative")]
    return [
        pack, authority, district, purpose, entry.get("phone") or "unconfirmed",
        entry["confidence"], night or "-", entry.get("out_of_hours_confidence") or "-",
        ",".join(r for r in rivals if r) or "-", ",".join(old) or "-",
    ]


def rows(pack, authority, contacts):
    for contact in contacts:
        purpose = PURPOSES[contact["kind"]]
        yield row(pack, authority, "-", purpose, contact)
        for district in contact.get("housing_authorities", []):
            yield row(pack, authority, district["name"], purpose, district)


def main():
    facts = json.load(open(sys.argv[1], encoding="utf-8"))
    print("\t".join(COLUMNS))
    table = list(rows("national", "-", facts["national"]["contacts"]))
    for area in facts["areas"]:
        pack = PACKS[area["id"]]
        table += rows(pack, "-", area["shared_contacts"])
        for authority in area["authorities"]:
            table += rows(pack, AUTHORITIES[authority["id"]], authority["contacts"])
    for line in table:
        print("\t".join(line))


main()
