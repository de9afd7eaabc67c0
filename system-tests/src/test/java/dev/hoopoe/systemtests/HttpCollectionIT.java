package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The collection for editors' HTTP clients is what the running desk's document yields. */
@ExtendWith(RunningSuite.class)
class HttpCollectionIT {

    private static final String COMMAND = "./hoopoe test -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false"
            + " -Dit.test=HttpCollectionIT -Dhoopoe.http=write";

    private final Desk anybody;

    HttpCollectionIT(Desk desk) {
        this.anybody = desk;
    }

    @Test
    void collectionIsCurrent() throws IOException {
        var file = Path.of(System.getProperty("hoopoe.root"), "docs", "api", "hoopoe.http");
        var current = new HttpCollection(
                        ApiDocument.parse(anybody.get("/openapi").extract().asString()))
                .text();
        if ("write".equals(System.getProperty("hoopoe.http"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, current);
        }

        assertEquals(current, Files.readString(file), "docs/api/hoopoe.http is not current; write it with\n" + COMMAND);
    }
}
