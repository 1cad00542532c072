"""The one path: receive, process, reply.

receive    commits what a resident sent; only then is it acknowledged
process    answers a conversation's messages in order, each exactly once
reply      commits what a person writes

Every step is: read, decide (pure), commit one ``Change``, ring. A crash before the commit leaves
the message unprocessed and somebody processes it; a crash after it loses a doorbell and the
sweepers look by themselves.
"""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from core import policy, saying
from core.clock import Clock
from core.conversation import Conversation, State
from core.dialogue import Want, Wanted
from core.errors import Conflict, Forbidden, NotFound
from core.handoff import Callback, Medium, Priority, Rating, Reason
from core.message import (
    BOT,
    Action,
    Attachment,
    Author,
    AuthorKind,
    Incoming,
    Kind,
    Message,
    Outgoing,
    Place,
)
from core.people import Agent, Language
from core.phrases import Phrase
from core.ports import (
    Answers,
    Bell,
    Change,
    Conversations,
    NewHandoff,
    Outlook,
    Passes,
    Received,
    Staffing,
    Stale,
    Understands,
)
from core.understanding import EntityKind, Understanding

COMMIT_ATTEMPTS = 50
"""Others can be faster a few times in a row, not for ever: then it is a defect."""

NOT_HEARD = (policy.NotUnderstood, policy.PartNotUnderstood)
SETTLES = (
    policy.TakeCallback,
    policy.NoCallback,
    policy.Rate,
    policy.Escalate,
    policy.Emergency,
)
"""After these nothing is waited for any more that the bot had asked for."""
BESIDE = ("helpful:", "details:", "language:")
"""Choices that answer no question of the bot's."""


def new_id() -> str:
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class Reception:
    conversations: Conversations
    bell: Bell
    understands: Understands
    answers: Answers
    staffing: Staffing
    clock: Clock
    passes: Passes

    async def receive(self, incoming: Incoming) -> Received:
        received = await self.conversations.receive(incoming, self.clock.now())
        await self.bell.work(received.conversation_id)
        await self.bell.changed(received.conversation_id)
        return received

    async def process(self, conversation_id: str) -> int:
        """Processes what is unprocessed, oldest first. Returns how many messages it processed."""
        processed = 0
        seq, understanding = 0, None
        for _ in range(COMMIT_ATTEMPTS):
            found = await self.conversations.next_unprocessed(conversation_id)
            if found is None:
                return processed
            conversation, message = found
            if message.seq != seq:
                seq, understanding = message.seq, await self._understand(conversation, message)
            change = await self._decide(conversation, message, understanding)
            try:
                await self.commit(change)
            except Stale:
                continue
            processed += 1
        # more has come than one turn should take: let others have theirs
        await self.bell.work(conversation_id)
        return processed

    async def reply(
        self,
        agent: Agent,
        conversation_id: str,
        text: str,
        files: tuple[Attachment, ...],
        id_: str,
        place: Place | None = None,
    ) -> Message:
        """Commits what the conversation's agent wrote; ``id_`` makes a repeat the same message.

        Raises:
            NotFound: no such conversation.
            Forbidden: somebody else has it, or nobody.
        """
        outgoing = Outgoing(
            Author(AuthorKind.AGENT, agent.id, agent.name),
            Kind.TEXT,
            text=text,
            card={} if place is None else {"place": place.card()},
            files=files,
            external_id=f"{agent.id}:{id_}",
        )
        # a repeat is the same message, even where the conversation has moved on since
        sent = await self.conversations.sent(f"{agent.id}:{id_}")
        if sent is not None:
            return sent

        def write(conversation: Conversation) -> Change:
            if conversation.agent_id != agent.id:
                raise Forbidden("not_yours")
            return Change(conversation, conversation, send=(outgoing,))

        (message,) = await self.change(conversation_id, write)
        return message

    async def speak(self, conversation_id: str, language: Language) -> None:
        """The resident chose a language by hand."""

        def choose(conversation: Conversation) -> Change:
            return Change(conversation, conversation.speaks(language))

        await self.change(conversation_id, choose)

    async def change(
        self, conversation_id: str, decide: Callable[[Conversation], Change]
    ) -> list[Message]:
        """Reads, decides and commits, again while others are faster; then rings.

        Raises:
            NotFound: no such conversation; and whatever ``decide`` raises.
        """
        for _ in range(COMMIT_ATTEMPTS):
            conversation = await self.conversations.get(conversation_id)
            if conversation is None:
                raise NotFound()
            try:
                return await self.commit(decide(conversation))
            except Stale:
                continue
        raise Conflict("busy", Phrase("Somebody else is changing this. Please try again."))

    async def commit(self, change: Change) -> list[Message]:
        """Commits a change, then rings.

        Raises:
            Stale: see ``Change``.
        """
        messages = await self.conversations.commit(change, self.clock.now())
        await self._ring(change)
        return messages

    async def _understand(
        self, conversation: Conversation, message: Message
    ) -> Understanding | None:
        if not policy.needs_understanding(message):
            return None
        return await self.understands.understand(message.text, conversation.language)

    async def _ring(self, change: Change) -> None:
        await self.bell.changed(change.after.id)
        if change.before.state is not State.BOT or change.after.state is not State.BOT:
            await self.bell.desk()

    async def _decide(
        self, conversation: Conversation, message: Message, understanding: Understanding | None
    ) -> Change:
        before = conversation
        decision = policy.decide(conversation, message, understanding)
        if conversation.state is State.CLOSED and _reopens(message, decision):
            conversation = conversation.to(State.BOT)
        written = understanding if message.choice is None else None
        if written is not None:
            conversation = _remember(conversation, written)
        after, change = await self._carry_out(conversation, message, decision)
        done = policy.parts_of(decision)
        near = written.top if written is not None else ()
        first = before.asked if message.choice is not None and before.asked else message.seq
        after = _what_it_was_about(after, message, change, near, first)
        after = _what_is_wanted(after, message, done)
        offered = [slug for one in done if isinstance(one, policy.Ask) for slug in one.slugs]
        if offered:
            after = replace(after, dialogue=replace(after.dialogue, near=tuple(offered)))
        missed: list[int] = []
        if written is not None and any(isinstance(one, NOT_HEARD) for one in done):
            missed.append(message.seq)
        asked = message.seq if offered else None
        if (message.choice or "").startswith(BESIDE) or not done:
            # about an earlier answer, or about the language: what was asked back is still open
            asked = before.asked
        elif before.asked is not None and not (message.choice or "").startswith("topic:"):
            # none of the offered topics was meant
            missed.insert(0, before.asked)
        corrected = None
        if isinstance(decision, policy.Speak):
            decision = decision.then or decision
        if isinstance(decision, policy.Corrected):
            corrected = (decision.seq, decision.slug)
            # the answer before is the miss, not the words that say so
            missed = [seq for seq in missed if seq != message.seq]
        return replace(
            change,
            before=before,
            after=replace(after, asked=asked),
            missed=tuple(missed),
            corrected=corrected,
            processed=message.seq,
            understanding=understanding,
        )

    async def _carry_out(
        self, c: Conversation, message: Message, decision: policy.Decision
    ) -> tuple[Conversation, Change]:
        """The conversation after the decision and what the decision does."""
        plain = Change(c, c)
        calm = replace(c, misses=0)
        match decision:
            case policy.Silent():
                return c, plain
            case policy.Answer(slug, details):
                answer = self.answers.answer(slug, c.language, details=details)
                if answer is None:
                    return calm, _send(
                        plain,
                        saying.bot(
                            Kind.OFFER,
                            Phrase(
                                "There is no up-to-date answer to this. A person can look it up."
                            ),
                            actions=(saying.PERSON, saying.CALLBACK),
                        ),
                    )
                return calm, _send(plain, answer)
            case policy.FollowUp(slug, about):
                follow_up = self.answers.follow_up(slug, c.language, about)
                if follow_up is None:
                    return await self._carry_out(c, message, policy.Answer(slug, details=True))
                return calm, _send(plain, follow_up)
            case policy.Hotline(number, otherwise):
                entry = self.answers.hotline(number, c.language)
                if entry is None:
                    return await self._carry_out(c, message, otherwise)
                return calm, _send(plain, entry)
            case policy.Ask(slugs):
                return calm, _send(
                    plain,
                    saying.bot(
                        Kind.ASK,
                        Phrase("Do you mean one of these?"),
                        actions=(*self._questions(slugs, c.language), saying.PERSON),
                    ),
                )
            case policy.Speak(language, then):
                return await self._speak(c, message, language, then)
            case policy.Corrected(then=then):
                after, change = await self._correct(c, message, then)
                goes_on = isinstance(then, policy.Answer | policy.Ask)
                return replace(after, misses=c.misses + 1) if goes_on else after, change
            case policy.Several(parts):
                return await self._one_by_one(c, message, parts)
            case policy.PartNotUnderstood(text):
                return calm, _send(
                    plain,
                    saying.bot(
                        Kind.OFFER,
                        Phrase(
                            "I have not understood this part: “{text}”. "
                            "Please say it in other words, or ask for a person.",
                            {"text": text},
                        ),
                        actions=(saying.person(Reason.NOT_UNDERSTOOD),),
                    ),
                )
            case policy.Say(label):
                greeting = self.answers.greeting("hello", c.language)
                if label == "greet" and greeting is not None:
                    return calm, _send(plain, Outgoing(BOT, Kind.TEXT, text=greeting[1]))
                return calm, _send(plain, saying.small_talk(label))
            case policy.NotUnderstood(offer):
                return replace(c, misses=c.misses + 1), _send(plain, saying.not_understood(offer))
            case policy.CannotRead(what):
                unread = saying.bot(Kind.OFFER, saying.UNREAD[what], actions=(saying.PERSON,))
                return calm, _send(plain, unread)
            case policy.Escalate(reason, medium):
                return await self._escalate(c, reason, medium, plain)
            case policy.Emergency(service):
                return await self._emergency(c, service, plain)
            case policy.StillWaiting():
                outlook = await self._outlook(c, Priority.NORMAL)
                return c, _send(plain, saying.waiting(outlook))
            case policy.BackToBot():
                send = _send(
                    plain, saying.bot(Kind.TEXT, Phrase("I am here. What would you like to know?"))
                )
                if c.state is State.WAITING:
                    return c.to(State.BOT), replace(send, end_handoff="abandoned")
                return calm, send
            case policy.Greet():
                return calm, _send(plain, *await self._greet(c))
            case policy.Menu():
                return calm, _send(plain, saying.menu())
            case policy.AskAway():
                ask = Phrase("What would you like to know? Ask in your own words.")
                return calm, _send(plain, saying.bot(Kind.TEXT, ask))
            case policy.WhichEmergency():
                return calm, _send(plain, saying.which_emergency())
            case policy.Elsewhere():
                pass_ = await self.passes.make(c.id, self.clock.now())
                return c, _send(plain, saying.elsewhere(pass_))
            case policy.WrongCode():
                return calm, _send(plain, saying.bot(Kind.TEXT, saying.WRONG_CODE))
            case policy.NoCallback():
                no = Phrase("All right, no call. What else would you like to know?")
                return calm, _send(plain, saying.bot(Kind.TEXT, no))
            case policy.AskCallback(again):
                phrase = (
                    Phrase("I see no telephone number there. Please write it with all digits.")
                    if again
                    else Phrase("Which number may we call, and when suits you?")
                )
                card = {} if again or not c.dialogue.phone else {"phone": c.dialogue.phone}
                return c, _send(plain, Outgoing(BOT, Kind.CALLBACK, phrases=(phrase,), card=card))
            case policy.TakeCallback(phone, words):
                return self._take_callback(c, phone, words, plain)
            case policy.Rate(handoff_id, stars, words, wants_words):
                thanks = (
                    saying.bot(
                        Kind.TEXT,
                        Phrase("Thank you. What was wrong? You may write it here, if you like."),
                    )
                    if wants_words
                    else saying.bot(
                        Kind.NOTICE, Phrase("Thank you. Your rating helps us do better.")
                    )
                )
                rating = Rating(handoff_id, stars, words, self.clock.now())
                return c, replace(_send(plain, thanks), rating=rating)
            case policy.Feedback(slug, helpful):
                reply = (
                    saying.bot(Kind.NOTICE, Phrase("Thank you."))
                    if helpful
                    else saying.bot(
                        Kind.OFFER,
                        Phrase("I am sorry. A person can help you further."),
                        actions=(saying.person(Reason.UNHELPFUL), saying.CALLBACK),
                    )
                )
                known = self.answers.question(slug, c.language) is not None
                judged = (slug, helpful) if known else None
                return c, replace(_send(plain, reply), feedback=judged)

    async def _greet(self, c: Conversation) -> list[Outgoing]:
        said = [self.answers.greeting(key, c.language) for key in ("notice", "welcome")]
        texts = ["\n".join(part for part in one if part) for one in said if one is not None]
        greetings = [Outgoing(BOT, Kind.TEXT, text=text) for text in texts if text]
        if said[-1] is None:
            greetings.append(saying.small_talk("greet"))
        outlook = await self._outlook(c, Priority.NORMAL)
        return [*greetings, saying.menu(*saying.hours(outlook))]

    def _questions(self, slugs: Iterable[str], language: Language) -> tuple[Action, ...]:
        questions = [(slug, self.answers.question(slug, language)) for slug in slugs]
        return tuple(Action(f"topic:{slug}", asks) for slug, asks in questions if asks)

    async def _speak(
        self,
        c: Conversation,
        message: Message,
        language: Language | None,
        then: policy.Decision | None,
    ) -> tuple[Conversation, Change]:
        """What is asked beside the language is answered in it."""
        if language is None:
            which = Phrase("I answer in these languages. Which one suits you?")
            every = tuple(saying.answer_in(one) for one in Language)
            said = saying.bot(Kind.ASK, which, actions=every)
        else:
            before, c = c.language, c.speaks(language)
            back = () if before is language else (saying.answer_in(before),)
            topic = c.dialogue.recent(message.at) if then is None else None
            again = () if topic is None or before is language else (topic,)
            said = saying.bot(
                Kind.NOTICE,
                Phrase("I answer in {language} from now on.", {"language": language}),
                actions=(*self._questions(again, language), *back),
            )
        if then is None:
            return c, _send(Change(c, c), said)
        after, change = await self._carry_out(c, message, then)
        return after, replace(change, send=(said, *change.send))

    async def _correct(
        self, c: Conversation, message: Message, then: policy.Decision
    ) -> tuple[Conversation, Change]:
        """Leads on from a wrong answer."""
        if not isinstance(then, policy.Ask):
            return await self._carry_out(c, message, then)
        offered = self._questions(then.slugs, c.language)
        if not offered:
            return await self._carry_out(c, message, policy.NotUnderstood(offer=False))
        return c, _send(
            Change(c, c),
            saying.bot(
                Kind.ASK,
                Phrase("I am sorry. Do you mean one of these?"),
                actions=(*offered, saying.person(Reason.UNHELPFUL)),
            ),
        )

    async def _one_by_one(
        self, c: Conversation, message: Message, parts: tuple[policy.Decision, ...]
    ) -> tuple[Conversation, Change]:
        after, whole = c, Change(c, c)
        for part in parts:
            after, change = await self._carry_out(after, message, part)
            said = {one.text for one in whole.send if one.text}
            news = tuple(one for one in change.send if not one.text or one.text not in said)
            whole = replace(change, send=(*whole.send, *news))
        return after, whole

    async def _outlook(self, c: Conversation, priority: Priority) -> Outlook:
        return await self.staffing.outlook(c.id, c.language, priority, self.clock.now())

    async def _escalate(
        self, c: Conversation, reason: Reason, medium: Medium, change: Change
    ) -> tuple[Conversation, Change]:
        priority = Priority.EMERGENCY if reason is Reason.EMERGENCY else Priority.NORMAL
        outlook = await self._outlook(c, priority)
        opened = NewHandoff(new_id(), medium, reason, priority)
        return c.to(State.WAITING), replace(
            _send(change, saying.waiting(outlook)), open_handoff=opened
        )

    async def _emergency(
        self, c: Conversation, service: str, change: Change
    ) -> tuple[Conversation, Change]:
        change = _send(change, saying.emergency_card(service))
        marked = replace(c, emergency=service)
        if c.state in (State.WAITING, State.WITH_AGENT):
            return marked, replace(change, raise_handoff=Priority.EMERGENCY)
        return await self._escalate(marked, Reason.EMERGENCY, Medium.CHAT, change)

    def _take_callback(
        self, c: Conversation, phone: str, words: str, change: Change
    ) -> tuple[Conversation, Change]:
        callback = Callback(new_id(), c.id, c.language, phone, words, self.clock.now())
        promise = saying.bot(
            Kind.TEXT,
            Phrase(
                "We will call you back on {phone}. You can go on asking me meanwhile.",
                # its groups keep their order between Arabic words
                {"phone": f"\u2066{phone}\u2069"},
            ),
        )
        change = replace(_send(change, promise), callback=callback)
        if c.state is State.WAITING:
            return c.to(State.BOT), replace(change, end_handoff="callback")
        return c, change


def _remember(c: Conversation, understanding: Understanding) -> Conversation:
    """What a written message tells beside what it asks: its language, a number to call."""
    if c.state is State.BOT and not understanding.turn.wants_language:
        c = c.hears(understanding.language, understanding.language_sure)
    phones = [e.value for e in understanding.entities if e.kind is EntityKind.PHONE]
    if phones:
        c = replace(c, dialogue=replace(c.dialogue, phone=phones[-1]))
    return c


def _what_is_wanted(
    c: Conversation, message: Message, done: tuple[policy.Decision, ...]
) -> Conversation:
    """With what the bot has asked for beside a question, until it has it or something else is
    the matter."""
    wanted = c.dialogue.wanted
    for decision in done:
        match decision:
            case policy.AskCallback(again):
                wanted = Wanted(Want.NUMBER, message.at, again=again)
                return replace(c, dialogue=replace(c.dialogue, wanted=wanted))
            case policy.Rate(handoff_id, stars, wants_words=True):
                wanted = Wanted(Want.WORDS, message.at, handoff_id=handoff_id, stars=stars)
                return replace(c, dialogue=replace(c.dialogue, wanted=wanted))
    if wanted is None or (message.choice or "").startswith(BESIDE):
        return c
    if message.choice is not None or any(isinstance(one, SETTLES) for one in done):
        return replace(c, dialogue=replace(c.dialogue, wanted=None))
    other = replace(wanted, others=wanted.others + 1)
    return replace(c, dialogue=replace(c.dialogue, wanted=other))


def _what_it_was_about(
    c: Conversation, message: Message, change: Change, near: tuple[str, ...], asked: int
) -> Conversation:
    """With the topic that a follow-up question would be about. ``near`` are other topics that
    may have been meant; ``asked`` is the ``seq`` of the message that was answered in the end."""
    dialogue = c.dialogue
    for one in change.send:
        if one.kind is not Kind.ANSWER or "slug" not in one.card:
            continue
        if one.card["slug"] == dialogue.topic and one.card["part"] != "answer":
            # more of the same: what was asked first stays what was asked
            dialogue = replace(dialogue, at=message.at)
        else:
            dialogue = dialogue.answering(one.card["slug"], asked, message.at, near)
    return replace(c, dialogue=dialogue)


def _reopens(message: Message, decision: policy.Decision) -> bool:
    """A thread lives as long as its address: what is to be answered opens it again."""
    if (message.choice or "").startswith("rate:"):
        return False
    return not isinstance(decision, policy.Rate | policy.Elsewhere | policy.Silent)


def _send(change: Change, *outgoing: Outgoing) -> Change:
    return replace(change, send=(*change.send, *outgoing))
