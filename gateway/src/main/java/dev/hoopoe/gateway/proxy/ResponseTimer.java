package dev.hoopoe.gateway.proxy;

import io.vertx.core.Vertx;
import java.time.Duration;

/** Runs an action unless it is started again or cancelled before its time. */
public final class ResponseTimer {

    private static final long NONE = -1;

    private final Vertx vertx;
    private final long millis;
    private final Runnable action;
    private long timer = NONE;

    public ResponseTimer(Vertx vertx, Duration time, Runnable action) {
        this.vertx = vertx;
        this.millis = time.toMillis();
        this.action = action;
    }

    /** Waits from now on, whatever it has waited before. */
    public void start() {
        cancel();
        timer = vertx.setTimer(millis, id -> {
            timer = NONE;
            action.run();
        });
    }

    public void cancel() {
        if (timer != NONE) {
            vertx.cancelTimer(timer);
            timer = NONE;
        }
    }
}
