"""The tools for AI assistants: asked by the protocol's own client."""

import asyncio
import json
import subprocess
import sys

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

PROGRAM, BASE = sys.argv[1:3]
TODAY = ["--today", "2031-02-01"]


async def with_tools(flags, talk):
    server = StdioServerParameters(command=PROGRAM, args=["--quiet", "--db", BASE, *TODAY, "mcp", *flags])
    async with stdio_client(server) as (reads, writes), ClientSession(reads, writes) as session:
        hello = await session.initialize()
        await talk(session, hello)


def printed(*arguments):
    command = [PROGRAM, "--quiet", "--db", BASE, *TODAY, *arguments, "--json"]
    return subprocess.run(command, capture_output=True, text=True).stdout


def said(answer):
    (content,) = answer.content
    return content.text


def failed(answer):
    return answer.is_error if hasattr(answer, "is_error") else answer.isError


async def reading(session, hello):
    assert "Cite the mentions" in hello.instructions
    tools = {tool.name: tool for tool in (await session.list_tools()).tools}
    assert set(tools) == {"when", "timeline", "search", "show", "stats"}, set(tools)
    assert all(tool.description for tool in tools.values())
    events = json.loads(printed("timeline"))["events"]
    first = events[0]
    names = [person["id"] for person in first["participants"]][:2]
    for tool, arguments, words in [
        ("when", {"names": names}, ["when", *names]),
        ("timeline", {}, ["timeline", "--limit", "50"]),
        ("timeline", {"status": ["planned"], "reverse": True, "limit": 1},
         ["timeline", "--status", "planned", "--reverse", "--limit", "1"]),
        ("search", {"words": "spoke*", "in": "2031"}, ["search", "spoke*", "--in", "2031"]),
        ("show", {"event": first["id"]}, ["show", first["id"]]),
        ("stats", {"names": names[:1], "by": "pair"}, ["stats", names[0], "--by", "pair"]),
    ]:
        answer = await session.call_tool(tool, arguments)
        assert not failed(answer), said(answer)
        assert json.loads(said(answer)) == json.loads(printed(*words)), tool
    wrong = await session.call_tool("when", {"names": ["nobody at all"]})
    assert failed(wrong) and "no actor called" in said(wrong)
    near = await session.call_tool("when", {"names": names[:1], "since": "03/04/2031"})
    assert failed(near) and "can mean" in said(near)


async def writing(session, _):
    assert "add" in {tool.name for tool in (await session.list_tools()).tools}
    event = json.loads(printed("timeline"))["events"][0]
    names = [person["id"] for person in event["participants"]][:2]
    told = {"kind": "call", "names": names, "date": "2031-01-07", "status": "held",
            "source": "https://example.org/news", "quote": "They spoke on Tuesday."}
    added = await session.call_tool("add", told)
    assert not failed(added), said(added)
    (new,) = json.loads(said(added))["events"]
    assert (new["reviewed"], new["origin"]) == (False, "extracted")
    assert new["mentions"][0]["quote"] == "They spoke on Tuesday."
    again = await session.call_tool("add", told)
    assert failed(again), "the same words twice"
    silent = await session.call_tool("add", {**told, "quote": " "})
    assert failed(silent) and "needs its source" in said(silent)


asyncio.run(with_tools([], reading))
asyncio.run(with_tools(["--write"], writing))
print("  an assistant asks and adds")
