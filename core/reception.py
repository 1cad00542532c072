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

from core import policy
from core.clock import Clock
from core.conversation import Conversation, State
from core.emergencies import CHINESE_HINT, EMERGENCIES, INTERPRETER
from core.errors import Conflict, Forbidden, NotFound
from core.handoff import Callback, Medium, Priority, Rating, Reason
from core.message import (
    BOT,
    SYSTEM,
    Action,
    Attachment,
    Author,
    AuthorKind,
    Incoming,
    Kind,
    Message,
    Outgoing,
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
    Received,
    Staffing,
    Stale,
    Understands,
)
from core.understanding import EntityKind, Understanding

COMMIT_ATTEMPTS = 50
"""Others can be faster a few times in a row, not for ever: then it is a defect."""

PERSON = Action("agent", Phrase("Talk to a person"))
CALLBACK = Action("callback", Phrase("Call me back"))
BACK = Action("bot", Phrase("Back to the assistant"))
WAIT = Action("wait", Phrase("Keep waiting"))


NOT_HEARD = (policy.NotUnderstood, policy.PartNotUnderstood)
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
        self, agent: Agent, conversation_id: str, text: str, files: tuple[Attachment, ...], id_: str
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
        if conversation.state is State.CLOSED and _reopens(message):
            conversation = conversation.to(State.BOT)
        written = understanding if message.choice is None else None
        if written is not None:
            conversation = _remember(conversation, written)
        decision = policy.decide(conversation, message, understanding)
        after, change = await self._carry_out(conversation, message, decision)
        done = policy.parts_of(decision)
        near = written.top if written is not None else ()
        first = before.asked if message.choice is not None and before.asked else message.seq
        after = _what_it_was_about(after, message, change, near, first)
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
                        _bot(
                            Kind.OFFER,
                            Phrase(
                                "There is no up-to-date answer to this. A person can look it up."
                            ),
                            actions=(PERSON, CALLBACK),
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
                    _bot(
                        Kind.ASK,
                        Phrase("Do you mean one of these?"),
                        actions=(*self._questions(slugs, c.language), PERSON),
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
                    _bot(
                        Kind.OFFER,
                        Phrase(
                            "I have not understood this part: “{text}”. "
                            "Please say it in other words, or ask for a person.",
                            {"text": text},
                        ),
                        actions=(_person(Reason.NOT_UNDERSTOOD),),
                    ),
                )
            case policy.Say(label):
                greeting = self.answers.greeting("hello", c.language)
                if label == "greet" and greeting is not None:
                    return calm, _send(plain, Outgoing(BOT, Kind.TEXT, text=greeting[1]))
                return calm, _send(plain, _small_talk(label))
            case policy.NotUnderstood(offer):
                return replace(c, misses=c.misses + 1), _send(plain, _not_understood(offer))
            case policy.CannotRead():
                return calm, _send(
                    plain,
                    _bot(
                        Kind.OFFER,
                        Phrase("I can't look into files. A person can: shall I ask one?"),
                        actions=(PERSON,),
                    ),
                )
            case policy.Escalate(reason, medium):
                return await self._escalate(c, reason, medium, plain)
            case policy.Emergency(service):
                return await self._emergency(c, service, plain)
            case policy.StillWaiting():
                outlook = await self._outlook(c, Priority.NORMAL)
                return c, _send(plain, _waiting(outlook))
            case policy.BackToBot():
                send = _send(
                    plain, _bot(Kind.TEXT, Phrase("I am here. What would you like to know?"))
                )
                if c.state is State.WAITING:
                    return c.to(State.BOT), replace(send, end_handoff="abandoned")
                return calm, send
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
            case policy.Rate(handoff_id, stars, words):
                thanks = _bot(Kind.NOTICE, Phrase("Thank you. Your rating helps us do better."))
                rating = Rating(handoff_id, stars, words, self.clock.now())
                return c, replace(_send(plain, thanks), rating=rating)
            case policy.Feedback(slug, helpful):
                reply = (
                    _bot(Kind.NOTICE, Phrase("Thank you."))
                    if helpful
                    else _bot(
                        Kind.OFFER,
                        Phrase("I am sorry. A person can help you further."),
                        actions=(_person(Reason.UNHELPFUL), CALLBACK),
                    )
                )
                known = self.answers.question(slug, c.language) is not None
                judged = (slug, helpful) if known else None
                return c, replace(_send(plain, reply), feedback=judged)

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
            every = tuple(_answer_in(one) for one in Language)
            said = _bot(Kind.ASK, which, actions=every)
        else:
            before, c = c.language, c.speaks(language)
            back = () if before is language else (_answer_in(before),)
            topic = c.dialogue.recent(message.at) if then is None else None
            again = () if topic is None or before is language else (topic,)
            said = _bot(
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
            _bot(
                Kind.ASK,
                Phrase("I am sorry. Do you mean one of these?"),
                actions=(*offered, _person(Reason.UNHELPFUL)),
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
        return c.to(State.WAITING), replace(_send(change, _waiting(outlook)), open_handoff=opened)

    async def _emergency(
        self, c: Conversation, service: str, change: Change
    ) -> tuple[Conversation, Change]:
        change = _send(change, _emergency_card(service))
        marked = replace(c, emergency=service)
        if c.state in (State.WAITING, State.WITH_AGENT):
            return marked, replace(change, raise_handoff=Priority.EMERGENCY)
        return await self._escalate(marked, Reason.EMERGENCY, Medium.CHAT, change)

    def _take_callback(
        self, c: Conversation, phone: str, words: str, change: Change
    ) -> tuple[Conversation, Change]:
        callback = Callback(new_id(), c.id, c.language, phone, words, self.clock.now())
        promise = _bot(
            Kind.TEXT,
            Phrase(
                "We will call you back on {phone}. You can go on asking me meanwhile.",
                {"phone": phone},
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


def _answer_in(language: Language) -> Action:
    """A button in the language that it turns to."""
    label = Phrase("Answer in {language}", {"language": language})
    return Action(f"language:{language}", label, language)


def _person(reason: Reason) -> Action:
    return Action(f"{PERSON.choice}:{reason}", PERSON.label)


def _reopens(message: Message) -> bool:
    return not (message.choice or "").startswith("rate:")


def _send(change: Change, *outgoing: Outgoing) -> Change:
    return replace(change, send=(*change.send, *outgoing))


def _bot(kind: Kind, *phrases: Phrase, actions: tuple[Action, ...] = ()) -> Outgoing:
    author = SYSTEM if kind is Kind.NOTICE else BOT
    return Outgoing(author, kind, phrases=phrases, actions=actions)


def _small_talk(label: str) -> Outgoing:
    said = {
        "greet": Phrase("Hello! Ask me about life in Guangzhou, in your own words."),
        "thanks": Phrase("You are welcome. Is there anything else?"),
        "bye": Phrase("Goodbye. You can write to us at any time."),
    }
    return _bot(Kind.TEXT, said[label])


def _not_understood(offer: bool) -> Outgoing:
    if offer:
        return _bot(
            Kind.OFFER,
            Phrase("I have not understood you again. Would you like to talk to a person?"),
            actions=(_person(Reason.NOT_UNDERSTOOD), CALLBACK),
        )
    return _bot(
        Kind.OFFER,
        Phrase("I have not understood that. Please say it in other words, or ask for a person."),
        actions=(_person(Reason.NOT_UNDERSTOOD),),
    )


def _waiting(outlook: Outlook) -> Outgoing:
    """What is said of the queue: the place and the time, or the hours and what else to do."""
    if not outlook.staffed:
        expected = outlook.expected_at
        return _bot(
            Kind.OFFER,
            Phrase("Nobody who speaks your language is here right now."),
            Phrase("Service hours in your language:"),
            outlook.hours,
            *(
                ()
                if expected is None
                else (
                    Phrase(
                        "The next person is expected on {date} at {time}.",
                        {"date": expected.date(), "time": expected.time()},
                    ),
                )
            ),
            Phrase("We can call you back, or you keep your place and the first one here sees it."),
            actions=(CALLBACK, WAIT, BACK),
        )
    place = Phrase("A person will be with you. Your place in the queue: {n}.", {"n": outlook.place})
    time = (
        Phrase("Expected wait in minutes: about {n}.", {"n": outlook.wait_minutes})
        if outlook.wait_minutes is not None
        else Phrase("How long it takes can't be said yet. You may leave this page: we keep it.")
    )
    return _bot(Kind.OFFER, place, time, actions=(CALLBACK, BACK))


def _emergency_card(service: str) -> Outgoing:
    emergency = EMERGENCIES[service]
    return Outgoing(
        BOT,
        Kind.EMERGENCY,
        phrases=(emergency.title, *emergency.say, INTERPRETER, CHINESE_HINT),
        card={"service": service, "number": emergency.number, "chinese": emergency.chinese},
    )
