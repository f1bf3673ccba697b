### Texts that several sheets share.
###
### For translators: plain words, short sentences, about what a twelve-year-old reads. Ask, do not label. Speak politely and
### directly to one person of any gender and age. Numbers and addresses come only from the variables in braces: never type
### one. <strong>…</strong> marks bold, <em>…</em> a colour. Keep the names on the left and in braces as they are.

## The question that is read from three metres. As short as the language allows.

headline = Is someone controlling your life or your work?

# The same in the fewest words, about 30 letters. It stands large in a list of many languages: one line in each.
short-question = Does someone control your life?

## What it is, in one sentence, and what the reader has.

what-it-is = Human trafficking is when someone uses force, threats or lies to make another person work or have sex.
rights = It is never your fault. You have rights, whatever your papers say.
# On handouts, below the signs, in small type over one or two lines. Trafficking and smuggling are two different words in law:
# use the terms of your language's official texts, and never the same word for both.
not-smuggling = <strong>Trafficking is not smuggling.</strong> Smuggling takes a person across a border. Trafficking controls a person, and needs no border.

## Signs, as questions. One idea each, different situations.

sign-papers = Does someone keep your passport or ID?
sign-leave = Are you afraid to leave your job or home?
sign-debt = Is your pay taken to settle a debt?
sign-watched = Are you watched, or told what to say?
sign-threats = Does someone threaten you or your family?
sign-forced = Are you made to do things you did not agree to?

## The number. $hours is "always" when the line is answered at any hour, else "limited".

call-label = { $hours ->
    [always] Call, day or night
   *[limited] Call
}
# $text-keyword is the word to send, or "none" when any message will do.
text-line = { $text-keyword ->
    [none] or text { $text-number }
   *[other] or text { $text-keyword } to { $text-number }
}
# $languages is the number of languages that are spoken on the phone, 0 when it is not known.
languages-line = { $languages ->
    [0] You do not have to give your name.
   *[other] More than { $languages } languages on the phone. You do not have to give your name.
}
# The emergency number comes first, before anything else.
emergency-line = <strong>In danger now? Call { $emergency }.</strong>
phone-safety = Your phone may be checked. Use one you trust.
# For a person who sees it happen to somebody else.
bystander = Worried about someone else? Do not step in yourself. Call and ask for advice.

## The code.

qr-label = Scan for help
# Read aloud by a screen reader.
qr-alt = QR code that opens { $url }
door-alt = An open door with light falling out of it

# The same for the address of another organization, shown as { $resource-url }.
resource-alt = QR code that opens { $resource-url }

## Small print: where the sheet hangs, which version it is, when the number was last seen in its source.

# $evidence is a date, or "none". DATETIME() writes it as the language does, as precise as it is known: "2025",
# "November 2025", "November 3, 2025". Make the words before it fit all of them, for instance with a colon.
version-line = { $evidence ->
    [none] Version { $version }
   *[other] Version { $version } · number checked { DATETIME($evidence) }
}
venue-line = { $venue }
# Who hands the sheet out; one line of small print.
organization-line = Given to you by { $organization-name }
