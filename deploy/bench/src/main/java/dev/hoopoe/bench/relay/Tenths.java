package dev.hoopoe.bench.relay;

import java.util.ArrayList;
import java.util.List;

/** How fast each tenth of a known amount was done, from looks at how much was done by when. */
final class Tenths {

    private static final int PARTS = 10;
    private static final double NANOS_PER_SECOND = 1e9;

    private final long amount;
    private final List<Double> rates = new ArrayList<>();
    private long doneBefore = -1;
    private long nanosBefore;

    Tenths(long amount) {
        this.amount = amount;
    }

    /** Takes a look in; time begins with the first one at which something was done. True when a tenth ended with it. */
    boolean look(long done, long nanos) {
        if (doneBefore < 0) {
            if (done > 0) {
                begin(done, nanos);
            }
            return false;
        }
        if (done < amount * (rates.size() + 1) / PARTS || done == doneBefore) {
            return false;
        }
        rates.add((done - doneBefore) * NANOS_PER_SECOND / (nanos - nanosBefore));
        begin(done, nanos);
        return true;
    }

    boolean isOver() {
        return rates.size() == PARTS;
    }

    /** A second, tenth by tenth. */
    List<Double> rates() {
        return List.copyOf(rates);
    }

    private void begin(long done, long nanos) {
        doneBefore = done;
        nanosBefore = nanos;
    }
}
