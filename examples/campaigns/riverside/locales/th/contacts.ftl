contacts-title = ใครช่วยได้บ้าง
contacts-intro = โทรไปที่ใดที่หนึ่งแล้วสอบถาม คุณไม่จำเป็นต้องบอกชื่อ

contact-hours = { $hours ->
    [always] ทั้งวันทั้งคืน
   *[limited] เฉพาะบางเวลา
}
contact-languages = { $languages ->
    [0] ถามหาภาษาของคุณได้
   *[other] ทางโทรศัพท์มากกว่า { $languages } ภาษา
}

contacts-more = อ่านเพิ่มเติมได้ที่
