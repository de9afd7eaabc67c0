package dev.hoopoe.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final Report report = new Report(new PrintStream(text, true, StandardCharsets.UTF_8));

    @Test
    void anAimThatIsMetIsNotMissed() {
        report.ratio("last / first", new Ratio(2, 1, 9), 2);
        report.ratio("without an aim", new Ratio(50, 1, 90));
        report.notOffered("total / no total");

        assertEquals(false, report.missed());
        assertTrue(text.toString(StandardCharsets.UTF_8).contains("met"));
    }

    @Test
    void oneMissedAimIsRememberedThoughOthersAreMet() {
        report.ratio("last / first", new Ratio(2.01, 1, 3), 2);
        report.claim("every login is answered", true);

        assertTrue(report.missed());
        assertTrue(text.toString(StandardCharsets.UTF_8).contains("MISSED"));
    }

    @Test
    void whatIsToBeAtLeastSoMuchMayBeMore() {
        report.ratioAtLeast("with / without", new Ratio(0.85, 0.1, 3), 0.85);
        assertEquals(false, report.missed());

        report.ratioAtLeast("with / without", new Ratio(0.84, 0.1, 3), 0.85);
        assertTrue(report.missed());
    }

    @Test
    void ratesAreShownWithTheirExtremes() {
        Rates rates = new Rates("writes");
        rates.add(100);
        rates.add(300);
        rates.add(200);

        report.rates(List.of(rates));

        assertTrue(text.toString(StandardCharsets.UTF_8).contains("200     100..300"));
    }
}
