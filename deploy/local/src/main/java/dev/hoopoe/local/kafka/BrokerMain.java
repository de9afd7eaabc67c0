package dev.hoopoe.local.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;

/** The broker process: formats its storage the first time, then serves; one Java start instead of two. */
final class BrokerMain {

    private BrokerMain() {}

    /** Arguments: the storage folder and the broker's properties file. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Path storage = Path.of(arguments[0]);
        String properties = arguments[1];
        if (!Files.exists(storage.resolve("meta.properties"))) {
            int result = format(properties);
            if (result != 0) {
                System.exit(result);
            }
        }
        Class.forName("kafka.Kafka").getMethod("main", String[].class).invoke(null, (Object) new String[] {properties});
    }

    /** By reflection: the broker's class path is apart from the one this class was compiled with. */
    private static int format(String properties) throws ReflectiveOperationException {
        String clusterId =
                Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf("hoopoe".getBytes(UTF_8), 16));
        String[] command = {"format", "--cluster-id", clusterId, "--config", properties};
        try {
            return (int) Class.forName("kafka.tools.StorageTool")
                    .getMethod("execute", String[].class, PrintStream.class)
                    .invoke(null, command, System.out);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Cannot format the broker's storage", e.getCause());
        }
    }
}
