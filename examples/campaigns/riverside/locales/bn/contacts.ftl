contacts-title = কারা সাহায্য করতে পারেন
contacts-intro = কোনো একটি নম্বরে ফোন করে জিজ্ঞেস করুন। আপনার নাম বলার দরকার নেই।

contact-hours = { $hours ->
    [always] দিনরাত
   *[limited] নির্দিষ্ট সময়ে
}
contact-languages = { $languages ->
    [0] নিজের ভাষা চাইতে পারেন
   *[other] { $languages }টির বেশি ভাষায় ফোনে সাহায্য
}

contacts-more = আরও কোথায় পড়বেন
