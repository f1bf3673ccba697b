language-row = <strong>ตอนนี้อยู่ในอันตรายไหม โทร { $emergency }</strong> · { call-label } · ใช้โทรศัพท์ที่ไว้ใจได้
