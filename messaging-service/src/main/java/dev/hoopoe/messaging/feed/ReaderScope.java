package dev.hoopoe.messaging.feed;

import java.util.function.Supplier;

/** Runs each step of a subscription as its reader. */
interface ReaderScope {

    /** Within a request, whose context follows it from thread to thread. */
    ReaderScope REQUEST = new ReaderScope() {
        @Override
        public <T> T call(Supplier<T> step) {
            return step.get();
        }
    };

    <T> T call(Supplier<T> step);
}
