package dev.hoopoe.common.dialect.omnidesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetRequestTest {

    @ParameterizedTest
    @CsvSource({
        "        ,                      ,  50,          0",
        "1       , 0                    ,   1,          0",
        "+20     , 40                   ,  20,         40",
        "500     , 7                    , 500,          7",
        "501     , 2147483648           , 500, 2147483147",
        "99999999999999999999, 99999999999999999999, 500, 2147483147",
    })
    void absentOnesHaveDefaultsAndLargeOnesAreCut(String limit, String offset, int limitRead, int offsetRead) {
        var request = OffsetRequest.of(limit, offset);

        assertEquals(limitRead, request.limit());
        assertEquals(offsetRead, request.offset());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "", " ", "x", "1.5", "1e3", "١", "-99999999999999999999"})
    void limitThatIsNoIntegerFromOneOnIsRefusedUnderItsName(String limit) {
        var request = OffsetRequest.of(limit, null);

        var refusal = assertThrows(HoopoeException.class, request::limit);

        assertEquals(ErrorKind.INVALID, refusal.kind());
        assertEquals(Set.of("limit"), refusal.details().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "", "x", "1.5", "0x1"})
    void offsetThatIsNoIntegerFromZeroOnIsRefusedUnderItsName(String offset) {
        var request = OffsetRequest.of(null, offset);

        var refusal = assertThrows(HoopoeException.class, request::offset);

        assertEquals(Set.of("offset"), refusal.details().keySet());
    }

    @Test
    void negativeZeroIsZero() {
        assertEquals(0, OffsetRequest.of(null, "-0").offset());
    }
}
