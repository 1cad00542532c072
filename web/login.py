"""Signing in and out."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from core.errors import BadInput, YuqiaoError
from core.phrases import Phrase
from web.auth import COOKIE, SESSION_LASTS, Auth
from web.errors import reader_language
from web.pages import Pages
from web.resident import Limits, client_address
from web.signing import FormTokens

FORM_COOKIE = "yuqiao_form"


@dataclass(frozen=True, slots=True)
class LoginPages:
    pages: Pages
    auth: Auth
    forms: FormTokens
    limits: Limits
    secure: bool
    """Cookies only over HTTPS: the public address is one."""

    def router(self) -> APIRouter:
        router = APIRouter(include_in_schema=False)

        @router.get("/login")
        async def form(request: Request, next: str = "/agent") -> Response:
            return self._form(request, next, None)

        @router.post("/login")
        async def sign_in(
            request: Request,
            username: Annotated[str, Form(max_length=64)] = "",
            password: Annotated[str, Form(max_length=200)] = "",
            csrf: Annotated[str, Form(max_length=200)] = "",
            next: Annotated[str, Form(max_length=200)] = "/agent",
        ) -> Response:
            try:
                self.auth.check_origin(request, required=False)
                if not self.forms.check(request.cookies.get(FORM_COOKIE, ""), csrf):
                    raise BadInput(
                        "old_form", Phrase("This page was open for long. Please try again.")
                    )
                await self.limits.check("logins by address", client_address(request))
                await self.limits.check("logins by name", username.casefold())
                token = await self.auth.sign_in(username, password)
            except YuqiaoError as error:
                return self._form(request, next, error)
            response = RedirectResponse(_inside(next), status_code=303)
            response.set_cookie(
                COOKIE,
                token,
                max_age=int(SESSION_LASTS.total_seconds()),
                httponly=True,
                samesite="lax",
                secure=self.secure,
            )
            response.delete_cookie(FORM_COOKIE, path="/login")
            return response

        @router.post("/logout")
        async def sign_out(request: Request) -> Response:
            await self.auth.session(request)
            await self.auth.sign_out(request)
            response = Response(status_code=204)
            response.delete_cookie(COOKIE)
            return response

        return router

    def _form(self, request: Request, next_: str, error: YuqiaoError | None) -> Response:
        language = reader_language(request)
        csrf = self.forms.make()
        sentence = None if error is None else self.pages.catalogues(error.phrase, language)
        response = self.pages.page(
            "login.html",
            language,
            status=200 if error is None else error.status,
            csrf=csrf,
            next=_inside(next_),
            error=sentence,
        )
        response.set_cookie(
            FORM_COOKIE, csrf, path="/login", httponly=True, samesite="lax", secure=self.secure
        )
        return response


def _inside(path: str) -> str:
    """A path of ours: never another site's address."""
    inside = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if inside else "/agent"
