"""robots.txt, the site map and CITATION.cff say what is known: a day only where an editor recorded it."""

from __future__ import annotations

import dataclasses
import gzip

import yaml
from edition.nouns import Version
from edition.site.for_machines import citation_cff, for_machines, published_on, robots, sitemap
from edition.site.offline.readme import readme
from trees import edition

NAMES = ("渡口手册", "Ferry: Handbook")
MAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <url>
        <loc>https://shouce.cn/</loc>
        <lastmod>1970-01-01</lastmod>
        <changefreq>daily</changefreq>
    </url>
    <url>
        <loc>https://shouce.cn/data/</loc>
        <lastmod>1970-01-01</lastmod>
        <changefreq>daily</changefreq>
    </url>
</urlset>
"""
NOW = Version(edition().version, ("一",), "2026-11-20")
DATED = dataclasses.replace(edition(), versions=(NOW,), online="https://shouce.cn/")
UNDATED = dataclasses.replace(edition(), versions=(dataclasses.replace(NOW, date=None),), online="")


def test_the_day_is_that_of_the_edition_in_force_or_none() -> None:
    assert published_on(DATED) == "2026-11-20"
    assert published_on(UNDATED) == ""
    older = dataclasses.replace(NOW, version="2025.01")
    assert published_on(dataclasses.replace(DATED, versions=(older,))) == ""


def test_a_site_map_tells_no_day_of_the_build_and_no_frequency() -> None:
    bare = sitemap(MAP.encode(), "").decode()
    assert "lastmod" not in bare and "changefreq" not in bare and bare.count("<loc>") == 2
    dated = sitemap(MAP.encode(), "2026-11-20").decode()
    assert dated.count("<lastmod>2026-11-20</lastmod>") == 2 and "1970" not in dated


def test_packed_and_unpacked_say_the_same_and_twice_the_same() -> None:
    made = for_machines({"sitemap.xml": MAP.encode()}, DATED, NAMES)
    assert gzip.decompress(made["sitemap.xml.gz"]) == made["sitemap.xml"]
    assert made == for_machines({"sitemap.xml": MAP.encode()}, DATED, NAMES)


def test_robots_may_read_everything_and_are_told_no_address_that_is_none() -> None:
    assert robots(DATED).endswith("\nSitemap: https://shouce.cn/sitemap.xml\n")
    assert robots(UNDATED) == "User-agent: *\nAllow: /\n"


def test_the_handbook_can_be_cited_itself() -> None:
    told = yaml.safe_load(citation_cff(DATED, NAMES))
    assert {"cff-version", "message", "title", "authors", "version"} <= told.keys()
    assert told["title"] == "渡口手册 (Ferry: Handbook)" and told["date-released"] == "2026-11-20"
    assert told["url"] == "https://shouce.cn/" and told["cff-version"] == "1.2.0"
    bare = yaml.safe_load(citation_cff(UNDATED, NAMES))
    assert not {"url", "date-released"} & bare.keys()


def test_the_readme_of_a_bundle_promises_an_address_only_where_there_is_one() -> None:
    words = "a\n{with address}网上的固定地址\n{without address}文件路径\nb\n"
    assert readme(words, NAMES, DATED).decode("utf-8-sig") == "a\r\n网上的固定地址\r\nb\r\n"
    assert readme(words, NAMES, UNDATED).decode("utf-8-sig") == "a\r\n文件路径\r\nb\r\n"
