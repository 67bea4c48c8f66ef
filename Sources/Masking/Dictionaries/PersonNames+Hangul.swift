extension PersonNames {
    /// Hangul, family name first. Version 1: never changed.
    static let hangul = PersonNames(given: hangulGiven, family: hangulFamily)

    private static let hangulGiven = WordList(
        """
        가람 가온 강민 건우 겨울 경수 고은 규리 기범 나라 나연 나은 남준 노을 누리 다솜 다온 다인 단비 대현
        도윤 도현 동욱 동하 라온 로운 루다 리안 명수 미르 미소 민서 민재 민지 바다 별하 보검 보람 보민 봄이
        비안 빛나 사랑 상우 새롬 서연 서윤 서준 선우 설아 성민 세라 소담 소율 소희 솔비 수빈 수아 수지 수호
        슬기 승우 시온 시우 아라 아름 아린 연우 영수 영희 예나 예린 예준 온유 우람 우빈 유나 유진 유찬 윤서
        윤아 은비 은우 은호 이든 이안 이슬 인성 재민 재희 정민 정아 조은 주원 주하 준호 지민 지아 지안 지우
        지호 진주 찬우 찬희 채원 채은 초롱 태민 태양 하늘 하린 하윤 하은 한결 한별 해나 해솔 현서 현우 혜진
        호연 효린 희수
        """)

    private static let hangulFamily = WordList(
        """
        강 고 곽 구 권 길 김 나 남 남궁 노 도 류 마 맹 모 문 민 박 반 방 배 백 변 봉 서 석 선우 설
        성 소 손 송 신 심 안 양 엄 여 염 예 오 옥 온 왕 용 우 원 위 유 윤 은 이 인 임 장 전 정 제갈
        조 주 지 진 차 채 천 최 추 탁 표 피 하 한 함 허 현 홍 황 황보
        """)
}
