"""What an operator is told of WeCom: is it set up, does it answer, may we do what we must."""

from bots.parts import Finding, Parts, Step
from bots.tencent import ApiFault, Said
from bots.wecom_api import KfApi

CONSOLE = "WeCom admin console › Apps › 微信客服 › API"
DO = {
    40001: "WECOM_SECRET is not the Secret of 微信客服: copy it anew from the " + CONSOLE,
    40013: "WECOM_CORP_ID is not the company's: admin console › My Company, at the bottom",
    48002: "the app may not use customer service: switch on its API in the " + CONSOLE,
    60020: "this server's address is not trusted: add it under Trusted IPs (企业可信IP)",
    95012: "switch customer service on in the " + CONSOLE,
    95017: "the app lacks the right to customer service: grant it in the " + CONSOLE,
}


async def check(api: KfApi, parts: Parts) -> list[Finding]:
    found = [_address(parts)]
    try:
        await api.prove()
        listed = (await api.call("kf/account/list")).get("account_list") or []
    except Said as fault:
        return [*found, _refused(fault)]
    except ApiFault as fault:
        do = "is WECOM_API_BASE right, and does a firewall let us out?"
        return [*found, Finding(Step.REACHABLE, False, f"no answer ({fault.code})", do)]
    found.append(Finding(Step.REACHABLE, True, "WeCom answers and takes our secret"))
    names = ", ".join(str(one.get("name", "?")) for one in listed)
    if listed:
        found.append(Finding(Step.PERMITTED, True, f"accounts: {names}"))
    else:
        do = "make a customer service account and let the API manage it, in the " + CONSOLE
        found.append(Finding(Step.PERMITTED, False, "no customer service account", do))
    return [*found, await _called(parts)]


async def setup(api: KfApi) -> list[Finding]:
    """Nothing is to be told to WeCom by us; residents need each account's address."""
    try:
        listed = (await api.call("kf/account/list")).get("account_list") or []
        found = []
        for one in listed:
            body = {"open_kfid": one["open_kfid"], "scene": "desk"}
            url = (await api.call("kf/add_contact_way", body)).get("url")
            said = f"residents reach “{one.get('name', '?')}” at {url}"
            found.append(Finding(Step.PERMITTED, True, said, "print it as a QR code"))
        return found
    except Said as fault:
        return [_refused(fault)]
    except ApiFault as fault:
        return [Finding(Step.REACHABLE, False, f"no answer ({fault.code})")]


def _address(parts: Parts) -> Finding:
    if parts.public_url is None or not parts.public_url.startswith("https://"):
        do = "set PUBLIC_URL to the https address that WeCom can reach"
        return Finding(Step.CONFIGURED, False, "WeCom can't call us", do)
    return Finding(
        Step.CONFIGURED, True, f"callback address: {parts.public_url.rstrip('/')}/bots/wecom"
    )


async def _called(parts: Parts) -> Finding:
    marks = await parts.marks.named("wecom:")
    if any(mark.called for mark in marks.values()):
        return Finding(Step.REACHABLE, True, "WeCom has called us")
    do = f"enter the callback address, WECOM_TOKEN and WECOM_AES_KEY in the {CONSOLE}"
    return Finding(Step.REACHABLE, False, "WeCom has never called us", do)


def _refused(fault: Said) -> Finding:
    do = DO.get(fault.number, "see docs/channels/wecom.md, Troubleshooting")
    return Finding(Step.PERMITTED, False, f"refused: {fault.number} {fault.message}", do)
