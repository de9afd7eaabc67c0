package dev.hoopoe.common.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRequestTest {

    @ParameterizedTest
    @CsvSource({
        "            ,     ,          1,  20,            0",
        "1           , 20  ,          1,  20,            0",
        "3           , 10  ,          3,  10,           20",
        "0           , 0   ,          1,  20,            0",
        "-1          , -5  ,          1,  20,            0",
        "x           , 1.5 ,          1,  20,            0",
        "+2          , 1e3 ,          1,  20,            0",
        "2           , 101 ,          2, 100,          100",
        "2147483647  , 100 , 2147483647, 100, 214748364600",
        "99999999999 , 100 , 2147483647, 100, 214748364600",
        "99999999999999999999, 99999999999999999999, 1, 20, 0",
    })
    void oddPagesCountAsAbsentAndLargeOnesAreCut(String page, String limit, int pageRead, int limitRead, long offset) {
        var request = PageRequest.of(page, limit);

        assertEquals(pageRead, request.page());
        assertEquals(limitRead, request.limit());
        assertEquals(offset, request.offset());
    }
}
