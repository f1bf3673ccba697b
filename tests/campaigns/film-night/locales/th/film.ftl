film-head = ภาพยนตร์และการพูดคุย: สิ่งที่เรามองไม่เห็น
film-when = { DATETIME($values-day, dateStyle: "full") } { $values-doors }–{ $values-ends }
film-where = { $venue } { NUMBER($values-seats) } ที่นั่ง { $organization-name } ขอเชิญ เข้าฟรี ลงทะเบียน: { $values-sign-up }
film-code = รหัสที่เปิด { $values-sign-up }
film-help = ขอความช่วยเหลือทางโทรศัพท์: { $call }
