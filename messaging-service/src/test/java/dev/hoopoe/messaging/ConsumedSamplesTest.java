package dev.hoopoe.messaging;

import dev.hoopoe.common.testing.ConsumedSamples;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ConsumedSamplesTest extends ConsumedSamples {}
