package dev.hoopoe.bench.logins;

import dev.hoopoe.bench.api.ApiClient;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * A number of people who all want to log in at the same time: whoever is refused comes again when told to, and whoever
 * gets in is followed by the next, so that always as many are waiting.
 */
final class LoginStorm {

    private static final long ARRIVAL_MILLIS = 1_000;

    private final ApiClient api;
    private final IntFunction<String> email;
    private final String password;
    private final LoginTally tally;
    private final ScheduledExecutorService timer;
    private final Phaser unanswered = new Phaser(1);
    private volatile boolean blowing = true;

    private LoginStorm(
            ApiClient api,
            IntFunction<String> email,
            String password,
            LoginTally tally,
            ScheduledExecutorService timer) {
        this.api = api;
        this.email = email;
        this.password = password;
        this.tally = tally;
        this.timer = timer;
    }

    /** Begins a storm; its people arrive within a second. */
    static LoginStorm begin(
            ApiClient api,
            int people,
            IntFunction<String> email,
            String password,
            LoginTally tally,
            ScheduledExecutorService timer) {
        LoginStorm storm = new LoginStorm(api, email, password, tally, timer);
        for (int person = 0; person < people; person++) {
            storm.comeLater(person, 0, ThreadLocalRandom.current().nextLong(ARRIVAL_MILLIS));
        }
        return storm;
    }

    /** Lets nobody come any more and waits until those who came are answered. */
    void end() {
        blowing = false;
        unanswered.arriveAndAwaitAdvance();
    }

    private void comeLater(int person, long since, long millis) {
        ScheduledFuture<?> unused = timer.schedule(() -> come(person, since), millis, TimeUnit.MILLISECONDS);
    }

    private void come(int person, long since) {
        if (!blowing) {
            return;
        }
        unanswered.register();
        long sent = System.nanoTime();
        long first = since == 0 ? sent : since;
        CompletableFuture<?> unused = api.tryPost(
                        "/auth/login", Map.of("email", email.apply(person), "password", password))
                .whenComplete((answer, failure) -> {
                    answered(person, first, sent, answer, failure);
                    unanswered.arriveAndDeregister();
                });
    }

    private void answered(int person, long first, long sent, HttpResponse<?> answer, Throwable failure) {
        long now = System.nanoTime();
        if (tally.add(answer, failure, now - sent)) {
            tally.admitted(now - first);
            comeLater(person, 0, 0);
        } else {
            long seconds = answer == null
                    ? 1
                    : answer.headers().firstValueAsLong("Retry-After").orElse(1);
            comeLater(person, first, TimeUnit.SECONDS.toMillis(seconds));
        }
    }
}
