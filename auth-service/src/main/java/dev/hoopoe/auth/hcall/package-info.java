/** The dialect HCall: login (contract HCall). */
package dev.hoopoe.auth.hcall;
