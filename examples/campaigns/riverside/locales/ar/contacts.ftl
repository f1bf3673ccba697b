contacts-title = من يمكنه المساعدة
contacts-intro = يمكنك الاتصال بأحد هذه الأرقام والسؤال. لا حاجة إلى ذكر اسمك.

contact-hours = { $hours ->
    [always] ليلًا ونهارًا
   *[limited] في ساعات معينة
}
contact-languages = { $languages ->
    [0] يمكنك طلب لغتك
    [two] أكثر من لغتين عبر الهاتف
    [few] أكثر من { $languages } لغات عبر الهاتف
   *[other] أكثر من { $languages } لغة عبر الهاتف
}

contacts-more = لقراءة المزيد
