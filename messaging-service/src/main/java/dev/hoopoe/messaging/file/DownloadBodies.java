package dev.hoopoe.messaging.file;

import dev.hoopoe.common.file.StoredFile;
import dev.hoopoe.messaging.file.FileService.Download;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes a download the body of the answer to the current request, and closes it when that has ended. */
@ApplicationScoped
public class DownloadBodies {

    private static final int BUFFER = 16 * 1024;

    private final CurrentVertxRequest request;

    DownloadBodies(CurrentVertxRequest request) {
        this.request = request;
    }

    /** If the client hangs up before the body begins, the framework may never ask for it; the download is closed then, too. */
    public StreamingOutput of(Download download) {
        var context = request.getCurrent();
        var begun = new AtomicBoolean();
        Runnable closeUnlessBegun = () -> {
            if (begun.compareAndSet(false, true)) {
                close(context.vertx(), download);
            }
        };
        context.addEndHandler(ended -> closeUnlessBegun.run());
        // The handler is not called if the response has ended already.
        if (context.response().closed()) {
            closeUnlessBegun.run();
        }
        return output -> {
            if (begun.compareAndSet(false, true)) {
                try (download) {
                    copy(download.content(), output);
                }
            }
        };
    }

    /** Not on the event loop: the store may be far away. */
    private static void close(Vertx vertx, Download download) {
        vertx.executeBlocking(
                () -> {
                    download.close();
                    return null;
                },
                false);
    }

    private static void copy(StoredFile file, OutputStream output) throws IOException {
        var buffer = new byte[BUFFER];
        var left = file.size();
        while (left > 0) {
            var read = file.content().read(buffer, 0, Math.toIntExact(Math.min(buffer.length, left)));
            if (read < 0) {
                return;
            }
            output.write(buffer, 0, read);
            left -= read;
        }
    }
}
