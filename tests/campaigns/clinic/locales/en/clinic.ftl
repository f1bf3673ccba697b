clinic-head = You can speak here, alone.
clinic-one = Does somebody else answer for you?
clinic-two = Does somebody keep your papers?
clinic-call = Call the number above. { $text-number ->
    [none] { "" }
   *[other] Or text { $text-number }.
  }
