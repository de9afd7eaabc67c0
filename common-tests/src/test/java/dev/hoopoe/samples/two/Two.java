package dev.hoopoe.samples.two;

import dev.hoopoe.samples.one.One;

/** Needs the other, which needs it. */
public class Two {

    public One other() {
        return new One();
    }
}
