package dev.hoopoe.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The port on which a process of this machine answers for its health and metrics. */
record ManagementPort(int number) {

    private static final int TIMEOUT_MILLIS = 2000;

    /** Whether the process says that it is ready; false when it does not answer within two seconds. */
    boolean isReady() {
        try {
            HttpURLConnection connection = open("/q/health/ready");
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    /** The metrics in Prometheus' text format; empty when the process does not answer. */
    String metrics() {
        try {
            HttpURLConnection connection = open("/q/metrics");
            try (InputStream answer = connection.getInputStream()) {
                return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return "";
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + number + path);
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        return connection;
    }
}
