package dev.hoopoe.samples.one;

import dev.hoopoe.samples.two.Two;

/** Needs the other, which needs it. */
public class One {

    public Two other() {
        return new Two();
    }
}
