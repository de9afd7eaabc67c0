/** The dialect HCall. */
package dev.hoopoe.common.dialect.hcall;
