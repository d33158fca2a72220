"""An Open311 client as somebody else would write it: Python's standard library alone, XML alone. Prints what it read as JSON."""
import json
import sys
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree


def read(url, form=None):
    data = urllib.parse.urlencode(form).encode() if form else None
    with urllib.request.urlopen(url, data, timeout=20) as answer:
        assert answer.headers.get_content_type() == "text/xml", answer.headers
        return ElementTree.fromstring(answer.read())


def plain(element):
    """The Spark convention: a list of elements of one name is a list, an element without children its text."""
    children = list(element)
    if not children:
        return element.text
    if element.tag == children[0].tag + "s" or element.tag == "service_requests":
        return [plain(child) for child in children]
    return {child.tag: plain(child) for child in children}


discovery = plain(read(sys.argv[1] + "/open311/discovery.xml"))
endpoint = next(one for one in discovery["endpoints"] if "GeoReport_v2" in one["specification"])["url"]
services = plain(read(endpoint + "/services.xml"))
visit = next(one for one in services if one["service_code"] == "visit")
definition = plain(read(endpoint + "/services/visit.xml"))
form = {
    "service_code": visit["service_code"],
    "address_string": "科学公园 <南门> & 广场",
    "lat": "22.7769",
    "long": "113.9352",
    "first_name": "光",
    "last_name": "明",
    "phone": "13800000000",
    "description": "想带 \u0007 学生来参观\n一共两个班 </description>",
    "attribute[people]": "80",
    "attribute[day]": "2030-03-01T16:30:00Z",
    "attribute[is_public]": "yes",
}
sent = plain(read(endpoint + "/requests.xml", form))
number = sent[0]["service_request_id"]
one = plain(read(endpoint + "/requests/" + number + ".xml?jurisdiction_id=440311"))
every = plain(read(endpoint + "/requests.xml?status=open&service_code=visit"))
json.dump({"discovery": discovery, "services": services, "definition": definition, "sent": sent, "one": one, "every": every}, sys.stdout)
