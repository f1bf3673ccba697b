contacts-title = کون مدد کر سکتا ہے
contacts-intro = ان میں سے کسی کو کال کریں اور پوچھیں۔ اپنا نام بتانا ضروری نہیں۔

contact-hours = { $hours ->
    [always] دن رات
   *[limited] مخصوص اوقات میں
}
contact-languages = { $languages ->
    [0] اپنی زبان کا پوچھیں
   *[other] { $languages } سے زیادہ زبانوں میں فون پر مدد
}

contacts-more = مزید کہاں پڑھیں
