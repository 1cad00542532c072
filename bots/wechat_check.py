"""What an operator is told of his account: what works, what it may do, and where to change it."""

import re

from bots.parts import Finding, Step
from bots.tencent import ApiFault, Said
from bots.wechat_api import Api, Rights

NOBODY = "o" + "0" * 27
"""An openid that nobody has: who is refused for it may send, and has sent nothing."""
PATH = "/bots/wechat"
CONSOLE = "mp.weixin.qq.com"
KEYS = "developers.weixin.qq.com/platform, 我的业务 › the account › 基础信息"
"""Where AppID, AppSecret and the list of addresses are since 2025."""
TOKEN = {
    40013: ("the AppID is not known", f"copy WECHAT_APP_ID from {KEYS}"),
    40125: ("the AppSecret is wrong", f"reset it in {KEYS} › 开发密钥, and set WECHAT_APP_SECRET"),
    40001: ("the AppSecret is wrong", f"reset it in {KEYS} › 开发密钥, and set WECHAT_APP_SECRET"),
    40243: ("the AppSecret is frozen", f"unfreeze it in {KEYS} › 开发密钥: takes 10 minutes"),
    50004: ("the account may not use interfaces", f"see its notices in {CONSOLE}"),
    50007: ("the account is frozen", f"see its notices in {CONSOLE}"),
}
_ADDRESS = re.compile(r"[0-9a-fA-F.:]*[0-9a-fA-F]+[.:][0-9a-fA-F.:]+")


async def probe(api: Api, rights: Rights) -> bool | None:
    """Whether the account may send customer-service messages; None where it can't be said now.
    Nothing is sent."""
    body = {"touser": NOBODY, "msgtype": "text", "text": {"content": "."}}
    try:
        await api.call("/cgi-bin/message/custom/send", body)
        may = True
    except Said as said:
        if said.number not in (40003, 45015, 48001):
            return None
        may = said.number != 48001
    except ApiFault:
        return None
    await rights.saw(Rights.CUSTOM, may)
    return may


async def examine(
    api: Api, rights: Rights, public_url: str | None, encrypted: bool
) -> list[Finding]:
    findings = [_address(public_url), _mode(encrypted)]
    reached = await _reached(api)
    findings.append(reached)
    if reached.ok:
        findings += [await _custom(api, rights), await _menu(api)]
        findings += await _quota(api)
    return findings


def explained(fault: ApiFault) -> Finding:
    """Why WeChat could not be asked at all."""
    if not isinstance(fault, Said):
        return Finding(
            Step.REACHABLE,
            False,
            f"no answer: {fault.code}",
            "look whether this machine reaches WECHAT_API_BASE",
        )
    if fault.number == 40164:
        found = _ADDRESS.search(fault.message)
        ours = found[0] if found else "this machine's address"
        return Finding(
            Step.REACHABLE,
            False,
            f"40164: {ours} is not on the account's list of addresses",
            f"in {KEYS} › 开发密钥, add {ours} to the API IP 白名单, and wait some minutes",
        )
    said, do = TOKEN.get(
        fault.number,
        (fault.message[:120] or "refused", "look the code up in docs/channels/wechat.md"),
    )
    return Finding(Step.REACHABLE, False, f"{fault.number}: {said}", do)


def _address(public_url: str | None) -> Finding:
    if public_url is None:
        return Finding(
            Step.CONFIGURED,
            False,
            "PUBLIC_URL is not set: WeChat can't reach this desk",
            "set it to the address that the internet sees, on port 80 or 443",
        )
    url = public_url.rstrip("/") + PATH
    return Finding(Step.CONFIGURED, True, f"server address (URL) for the console: {url}")


def _mode(encrypted: bool) -> Finding:
    if encrypted:
        return Finding(
            Step.CONFIGURED,
            True,
            "safe and compatible mode are taken",
        )
    return Finding(
        Step.CONFIGURED,
        True,
        "plain mode: anybody who sees a callback's address can forge one",
        "set WECHAT_AES_KEY to the console's EncodingAESKey, then switch it to 安全模式",
    )


async def _reached(api: Api) -> Finding:
    try:
        await api.prove()
        await api.call("/cgi-bin/get_api_domain_ip")
    except ApiFault as fault:
        if isinstance(fault, Said) and fault.number in (48001, -1):
            return Finding(Step.REACHABLE, True, "the AppID and AppSecret are good")
        return explained(fault)
    return Finding(Step.REACHABLE, True, "the AppID and AppSecret are good")


async def _custom(api: Api, rights: Rights) -> Finding:
    may = await probe(api, rights)
    if may:
        return Finding(Step.PERMITTED, True, "may send customer-service messages")
    if may is None:
        return Finding(
            Step.PERMITTED,
            False,
            "whether it may send customer-service messages could not be found out",
            "run this again later",
        )
    return Finding(
        Step.PERMITTED,
        True,
        "48001: may not send customer-service messages: answers go back as replies within 4 s, "
        "what is later goes with the resident's next message",
        "have the account verified (微信认证): docs/channels/wechat.md has what each kind may do",
    )


async def _menu(api: Api) -> Finding:
    try:
        await api.call("/cgi-bin/menu/get")
    except Said as said:
        if said.number == 46003:
            return Finding(
                Step.PERMITTED, False, "there is no menu yet", "python main.py channels setup"
            )
        if said.number == 48001:
            return Finding(
                Step.PERMITTED,
                True,
                "48001: may not set a menu: residents write 'menu' instead",
                "have the account verified (微信认证)",
            )
        return Finding(Step.PERMITTED, False, f"menu: {said.number} {said.message[:120]}")
    except ApiFault as fault:
        return explained(fault)
    return Finding(Step.PERMITTED, True, "the menu is there")


async def _quota(api: Api) -> list[Finding]:
    """How many calls are left today; nothing is said where WeChat does not say."""
    try:
        answer = await api.call(
            "/cgi-bin/openapi/quota/get", {"cgi_path": "/cgi-bin/message/custom/send"}
        )
        quota = answer["quota"]
        left, limit = int(quota["remain"]), int(quota["daily_limit"])
    except (ApiFault, KeyError, TypeError, ValueError):
        return []
    if not limit:
        return []
    ok = left > limit // 20
    return [
        Finding(
            Step.PERMITTED,
            ok,
            f"{left} of {limit} customer-service messages left today",
            "" if ok else "it starts anew at midnight; the console can reset it",
        )
    ]


async def set_up(api: Api, body: dict[str, object]) -> list[Finding]:
    """Gives the account its menu."""
    try:
        await api.call("/cgi-bin/menu/create", body)
    except Said as said:
        if said.number == 48001:
            return [
                Finding(
                    Step.PERMITTED,
                    False,
                    "48001: this account may not set a menu by interface",
                    "have it verified (微信认证); without, residents write what they want",
                )
            ]
        return [explained(said)]
    except ApiFault as fault:
        return [explained(fault)]
    return [
        Finding(
            Step.PERMITTED,
            True,
            "the menu is set; phones show it within 5 minutes or when the account is opened anew",
        )
    ]
