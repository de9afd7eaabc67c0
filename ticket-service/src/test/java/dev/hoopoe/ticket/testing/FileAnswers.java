package dev.hoopoe.ticket.testing;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tells {@link FileNeighbour} how to answer in one account, and asks what it has seen. */
public final class FileAnswers {

    private final String account;

    FileAnswers(String account) {
        this.account = account;
    }

    /** From now on calls are answered as they should be; those that wait go on. */
    public void willing() {
        behave("");
    }

    /** From now on calls are refused with that status. */
    public void refusing(int status) {
        refusing(status, 0);
    }

    /** As {@link #refusing(int)}, but the first calls of the account. */
    public void refusing(int status, int after) {
        behave(status + " after " + after);
    }

    /** From now on connections break. */
    public void silent() {
        behave(FileNeighbour.SILENT);
    }

    /** From now on calls wait until so many have come. */
    public void waitingFor(int calls) {
        behave(FileNeighbour.TOGETHER + calls);
    }

    /** What each stored file was described by, in no order: {@code ticket} and {@code name}. */
    public List<Map<String, String>> files() {
        return seen("files");
    }

    /** How many calls there were. */
    public int calls() {
        return this.<Integer>seen("calls");
    }

    public int callsUnderWay() {
        return this.<Integer>seen("under_way");
    }

    public int mostCallsUnderWay() {
        return this.<Integer>seen("most_under_way");
    }

    private <T> T seen(String what) {
        return given().header("X-Hoopoe-Account", account)
                .get(url())
                .then()
                .statusCode(200)
                .extract()
                .path(what);
    }

    private void behave(String behaviour) {
        given().header("X-Hoopoe-Account", account)
                .contentType("text/plain")
                .body(behaviour)
                .put(url())
                .then()
                .statusCode(204);
    }

    private static String url() {
        return ConfigProvider.getConfig().getValue("hoopoe.messaging.url", String.class) + "/";
    }
}
