contacts-title = ဘယ်သူ ကူညီနိုင်သလဲ
contacts-intro = နံပါတ်တစ်ခုခုကို ဖုန်းခေါ်ပြီး မေးပါ။ သင့်နာမည် ပြောစရာ မလိုပါဘူး။

contact-hours = { $hours ->
    [always] နေ့ရောညပါ
   *[limited] သတ်မှတ်ချိန်မှာ
}
contact-languages = { $languages ->
    [0] သင့်ဘာသာစကား ရမလား မေးပါ
   *[other] ဖုန်းနဲ့ ဘာသာစကား { $languages } ကျော်
}

contacts-more = ပိုဖတ်နိုင်တဲ့နေရာ
