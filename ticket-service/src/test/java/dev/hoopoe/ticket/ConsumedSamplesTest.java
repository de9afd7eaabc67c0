package dev.hoopoe.ticket;

import dev.hoopoe.common.testing.ConsumedSamples;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ConsumedSamplesTest extends ConsumedSamples {}
