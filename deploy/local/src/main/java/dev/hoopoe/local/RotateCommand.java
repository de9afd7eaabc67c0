package dev.hoopoe.local;

import java.util.List;
import java.util.function.Consumer;

/**
 * A command that changes a secret of a running suite.
 *
 * @param end whether the former value of an encryption secret is to be forgotten, instead
 */
record RotateCommand(RotatedSecret secret, boolean end) implements ControlCommand {

    static final String ROTATE = "rotate";
    private static final String END = "--end";

    /**
     * The command of these words: {@code rotate webhooks}, {@code rotate webhooks --end}.
     *
     * @throws IllegalArgumentException saying what is wrong with them
     */
    static RotateCommand parse(List<String> words) {
        boolean end = words.size() == 3 && words.get(2).equals(END);
        if (words.size() != (end ? 3 : 2)) {
            throw new IllegalArgumentException(
                    "rotate takes a secret and maybe --end; secrets are " + String.join(", ", RotatedSecret.names()));
        }
        RotatedSecret secret = RotatedSecret.named(words.get(1));
        if (end && !secret.isForEncryption()) {
            throw new IllegalArgumentException(
                    "--end is for signing-keys and webhooks: no other secret keeps a former value");
        }
        return new RotateCommand(secret, end);
    }

    @Override
    public String words() {
        return ROTATE + " " + secret.name() + (end ? " " + END : "");
    }

    @Override
    public void run(Suite suite, Consumer<String> progress) {
        if (end) {
            suite.endFormer(secret, progress);
        } else {
            suite.rotate(secret, progress);
        }
    }
}
