card-front-title = ข้อมูลชุมชน
card-front-line = เบอร์โทรน่ารู้ เก็บไว้ใช้
card-title = { $hours ->
    [always] มีคนให้พูดคุยด้วย ทั้งวันทั้งคืน
   *[limited] มีคนให้พูดคุยด้วย
}
card-name-line = คุณไม่จำเป็นต้องบอกชื่อ
card-emergency = <strong>ตอนนี้อยู่ในอันตรายไหม { $emergency }</strong>
card-safety = เก็บบัตรนี้ไว้เฉพาะเมื่อปลอดภัยเท่านั้น โปรดใช้โทรศัพท์ที่คุณไว้ใจได้
