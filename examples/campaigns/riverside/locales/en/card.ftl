### The wallet card. Its front must not tell a stranger what the card is about.

card-front-title = Community information
card-front-line = Useful numbers to keep
card-title = { $hours ->
    [always] Someone to talk to, day or night
   *[limited] Someone to talk to
}
card-name-line = You do not have to give your name.
card-emergency = <strong>In danger now? { $emergency }</strong>
card-safety = Keep this card only if it is safe. Use a phone you trust.
